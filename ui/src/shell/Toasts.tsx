import { dismiss, toasts } from '../components/toasts';
import type { Toast } from '../components/toasts';
import { t } from '../i18n';
import { ids } from '../testids';

export function Toasts() {
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.use().map((toast) => (
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
      <button type="button" aria-label={t('action.close')} onClick={() => dismiss(toast.key)}>
        ×
      </button>
    </div>
  );
}
