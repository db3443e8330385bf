import type { ReactNode } from 'react';
import type { ReturnCase, ReturnEventView } from '../../api/bindings.gen';
import { CopyableId } from '../../components/CopyableId';
import { money } from '../../components/format';
import { Section } from '../../components/Section';
import { Timeline } from '../../components/Timeline';
import { label, t } from '../../i18n';

function saying(event: ReturnEventView): ReactNode {
  const parts = [event.action === null ? t('case.opened') : label('return_did', event.action)];
  if (event.amount !== null) parts.push(money(event.amount));
  if (event.disposition !== null) parts.push(label('goods', event.disposition));
  if (event.repair_step !== null) parts.push(label('repair_step', event.repair_step));
  if (event.dispute_stage !== null) parts.push(label('dispute_stage', event.dispute_stage));
  if (event.carrier !== null) parts.push(event.carrier);
  return (
    <>
      {parts.join(' ')}
      {event.tracking_no !== null && ' '}
      {event.tracking_no !== null && <CopyableId value={event.tracking_no} />}
      {event.note !== null && `${t('list.colon')}${event.note}`}
    </>
  );
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
