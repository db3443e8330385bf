/** What files of customers say beside name and address. Nothing, where they say nothing. */
import type { CustomerCard } from '../../api/bindings.gen';
import { Section } from '../../components/Section';
import { t } from '../../i18n';

export function Told({ card }: { card: CustomerCard }) {
  const facts: Array<[string, string | null]> = [
    [t('customers.company'), card.company],
    [t('customers.birthday'), card.birthday],
    [t('customers.tags'), card.tags?.split(':::').join(' ') ?? null],
    [t('customers.file_note'), card.file_note],
  ];
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return null;
  return (
    <Section title={t('customers.told')}>
      {known.map(([name, value]) => (
        <p key={name} className="reach-line">
          <span className="muted">{name}</span> <span className="selectable">{value}</span>
        </p>
      ))}
    </Section>
  );
}
