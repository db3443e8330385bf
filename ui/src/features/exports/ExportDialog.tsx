import { Modal } from '../../components/Modal';
import { closeDialog } from '../../shell/dialogs';
import type { ExportAsked } from '../../shell/dialogs';

export default function ExportDialog({ asked }: { asked: ExportAsked }) {
  return (
    <Modal title={asked.title} onClose={closeDialog}>
      {null}
    </Modal>
  );
}
