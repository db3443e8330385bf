/** A dialog over the page: the browser's own, so that focus stays in it and Escape leaves it. */
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { ids } from '../testids';
import { t } from '../i18n';

interface Props {
  title: string;
  onClose: () => void;
  foot?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** The first field to fill in; without one, the dialog itself, so that no button is pressed by accident. */
function focusInto(box: HTMLDialogElement | null): void {
  const field = box?.querySelector<HTMLElement>('input:not([type=checkbox]), textarea, select');
  (field ?? box)?.focus();
}

export function Modal({ title, onClose, foot, wide = false, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const box = ref.current;
    box?.showModal();
    focusInto(box);
    return () => box?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      className={wide ? 'modal wide' : 'modal'}
      aria-label={title}
      data-testid={ids.dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="modal-head">
        <h2>{title}</h2>
        <button
          type="button"
          tabIndex={-1}
          className="drawer-close"
          aria-label={t('action.close')}
          onClick={onClose}
        >
          Esc
        </button>
      </header>
      <div className="modal-body">{children}</div>
      {foot !== undefined && foot !== false && <footer className="modal-foot">{foot}</footer>}
    </dialog>
  );
}
