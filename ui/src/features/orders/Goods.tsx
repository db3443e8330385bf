import type { OrderDetail, OrderLineView } from '../../api/bindings.gen';
import { money } from '../../components/format';
import { Section } from '../../components/Section';
import { t } from '../../i18n';

/** The lines of an order; without an item file only the order's own title is known. */
export function Goods({ one }: { one: OrderDetail }) {
  return (
    <Section title={t('orders.goods_of', { n: one.quantity })}>
      {one.lines.length === 0 && <p>{one.title ?? t('orders.goods_unknown')}</p>}
      {one.lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </Section>
  );
}

function Line({ line }: { line: OrderLineView }) {
  const said = [line.props, line.outer_code ?? line.sku_code, line.refund_status].filter(Boolean).join(' · ');
  return (
    <div className="goods-line">
      <span className="goods-title selectable">
        {line.title ?? t('orders.goods_unknown')}
        {said !== '' && <small className="muted">{said}</small>}
      </span>
      <span className="muted">
        {money(line.unit)} × {line.quantity}
      </span>
      <span>{line.paid === null ? t('grid.none') : money(line.paid)}</span>
    </div>
  );
}
