import type { ReturnCase, ReturnEventView } from '../../api/bindings.gen';
import { grouped, money } from '../../components/format';
import { Section } from '../../components/Section';
import { Timeline } from '../../components/Timeline';
import { label, t } from '../../i18n';

function saying(event: ReturnEventView): string {
  const parts = [event.action === null ? t('case.opened') : label('return_did', event.action)];
  if (event.amount !== null) parts.push(money(event.amount));
  if (event.disposition !== null) parts.push(label('goods', event.disposition));
  if (event.repair_step !== null) parts.push(label('repair_step', event.repair_step));
  if (event.dispute_stage !== null) parts.push(label('dispute_stage', event.dispute_stage));
  if (event.carrier !== null) parts.push(event.carrier);
  if (event.tracking_no !== null) parts.push(grouped(event.tracking_no));
  const what = parts.join(' ');
  return event.note === null ? what : `${what}${t('list.colon')}${event.note}`;
}

export function ReturnTimeline({ one }: { one: ReturnCase }) {
  return (
    <Section title={t('case.timeline')}>
      <Timeline
        moments={one.events.toReversed().map((event) => ({
          id: event.id,
          at: event.at,
          who: event.who,
          text: saying(event),
          mark: event.invalid ? label('return_flag', 'invalid_event') : undefined,
        }))}
      />
    </Section>
  );
}
