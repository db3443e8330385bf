import { Modal } from '../../components/Modal';
import { t } from '../../i18n';
import { closeDialog } from '../../shell/dialogs';

export default function NewCustomer() {
  return (
    <Modal title={t('customers.new')} onClose={closeDialog}>
      {null}
    </Modal>
  );
}
