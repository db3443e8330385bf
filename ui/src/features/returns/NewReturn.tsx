import { Modal } from '../../components/Modal';
import { t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';
import type { CaseFrom } from '../../shell/dialogs';

export default function NewReturn({ from }: { from: CaseFrom }) {
  return (
    <Modal title={t('returns.new')} onClose={closeDialog}>
      {from.orderId}
    </Modal>
  );
}
