/** A text that can be corrected where it stands: Enter or leaving saves, Escape leaves it. */
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { t } from '../i18n';

interface Props {
  value: string;
  label: string;
  /** What is shown while nothing is there. */
  placeholder: string;
  testid?: string;
  multiline?: boolean;
  onSave: (value: string) => void;
  /** How the value is shown; the plain text otherwise. */
  children?: ReactNode;
}

export function Editable(props: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <button
        type="button"
        className={props.value === '' ? 'editable muted' : 'editable'}
        title={t('action.edit')}
        data-testid={props.testid}
        onClick={() => setDraft(props.value)}
      >
        {props.children ?? (props.value === '' ? props.placeholder : props.value)}
        <i aria-hidden>✎</i>
      </button>
    );
  }
  return <Field {...props} draft={draft} setDraft={setDraft} />;
}

function Field(props: Props & { draft: string; setDraft: (draft: string | null) => void }) {
  const { draft, setDraft, value, onSave } = props;
  const save = () => {
    setDraft(null);
    if (draft.trim() !== value) onSave(draft.trim());
  };
  const shared = {
    className: 'input',
    value: draft,
    'aria-label': props.label,
    'data-testid': props.testid,
    onBlur: save,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation();
        setDraft(null);
      }
      if (
        event.key === 'Enter' &&
        !event.nativeEvent.isComposing &&
        (props.multiline !== true || event.ctrlKey || event.metaKey)
      )
        save();
    },
  };
  // oxlint-disable jsx-a11y/no-autofocus -- the field was opened to type here
  return props.multiline === true ? (
    <textarea {...shared} autoFocus onChange={(event) => setDraft(event.target.value)} />
  ) : (
    <input {...shared} autoFocus onChange={(event) => setDraft(event.target.value)} />
  );
  // oxlint-enable jsx-a11y/no-autofocus
}
