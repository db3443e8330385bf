import { useEffect, useRef } from 'react';
import { dismiss, toasts } from '../components/toasts';
import type { Toast } from '../components/toasts';
import { t } from '../i18n';
import { ids } from '../testids';

/** In the browser's top layer, so that a toast is seen over an open dialog too. */
function useOnTop(newest: number | undefined) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (box === null || !('showPopover' in box)) return;
    if (box.matches(':popover-open')) box.hidePopover();
    if (newest !== undefined) box.showPopover();
  }, [newest]);
  return ref;
}

export function Toasts() {
  const shown = toasts.use();
  const ref = useOnTop(shown.at(-1)?.key);
  return (
    <div ref={ref} popover="manual" className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastLine key={toast.key} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const { action } = toast;
  return (
    <div className={`toast ${toast.tone}`} data-testid={ids.toast}>
      <span className="toast-text selectable">
        {toast.text}
        {toast.detail !== undefined && <small>{toast.detail}</small>}
      </span>
      {action !== undefined && (
        <button
          type="button"
          data-testid={ids.toastUndo}
          onClick={() => {
            dismiss(toast.key);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      {toast.busy === true ? (
        <progress />
      ) : (
        <button type="button" aria-label={t('action.close')} onClick={() => dismiss(toast.key)}>
          ×
        </button>
      )}
    </div>
  );
}
