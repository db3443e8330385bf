/** What was said with the buyer, and the box to note it. */
import { useState } from 'react';
import type { ComplaintChannel, InteractionView, RecordKind } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { Section } from '../../components/Section';
import { Timeline } from '../../components/Timeline';
import { codesOf, label, t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';

interface Props {
  subject: { kind: RecordKind; id: string };
  interactions: readonly InteractionView[];
}

export function Contacts({ subject, interactions }: Props) {
  return (
    <Section title={t('case.contacts')}>
      <NoteBox subject={subject} />
      <Timeline
        moments={interactions.map((one) => ({
          id: one.id,
          at: one.at,
          who: one.who,
          text: `${label('channel', one.channel)}${t('list.colon')}${one.text}`,
        }))}
      />
    </Section>
  );
}

function NoteBox({ subject }: { subject: Props['subject'] }) {
  const [text, setText] = useState('');
  const [channel, setChannel] = useState<ComplaintChannel>('wangwang');
  const save = async () => {
    if (text.trim() === '') return;
    try {
      const request = { subject_kind: subject.kind, subject_id: subject.id, channel, text: text.trim() };
      const { op } = await write('interaction_add', request);
      setText('');
      toastWritten(t('case.noted'), op);
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <div className="note-box">
      <select
        className="input"
        aria-label={t('case.channel')}
        value={channel}
        onChange={(event) => setChannel(event.target.value as ComplaintChannel)}
      >
        {codesOf('channel').map((code) => (
          <option key={code} value={code}>
            {label('channel', code)}
          </option>
        ))}
      </select>
      <input
        className="input"
        data-testid={ids.noteInput}
        placeholder={t('case.note_placeholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save();
        }}
      />
    </div>
  );
}
