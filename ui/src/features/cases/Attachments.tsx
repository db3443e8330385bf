/** Images of a case: kept beside the book, shown small, opened large. */
import { useState } from 'react';
import { backend } from '../../api/backend';
import type { AttachmentView, RecordKind } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { useRead } from '../../api/queries';
import { Modal } from '../../components/Modal';
import { Section } from '../../components/Section';
import { t } from '../../i18n';
import { attach, IMAGES } from '../../shell/attach';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';

interface Props {
  owner: { kind: RecordKind; id: string };
  attachments: readonly AttachmentView[];
}

async function addTo(owner: Props['owner']): Promise<void> {
  await attach(owner, await backend().pickFiles(IMAGES, true));
}

export function Attachments({ owner, attachments }: Props) {
  const [large, setLarge] = useState<AttachmentView | null>(null);
  return (
    <Section
      title={t('case.attachments')}
      end={
        <button
          type="button"
          className="link"
          data-testid={ids.attachmentAdd}
          onClick={() => void addTo(owner)}
        >
          {t('case.attach')}
        </button>
      }
    >
      {attachments.length > 0 && (
        <div className="thumbs">
          {attachments.map((one) => (
            <button key={one.id} type="button" title={one.name} onClick={() => setLarge(one)}>
              <Picture attachment={one} />
            </button>
          ))}
        </div>
      )}
      {large !== null && <Large attachment={large} onClose={() => setLarge(null)} />}
    </Section>
  );
}

function Picture({ attachment }: { attachment: AttachmentView }) {
  const content = useRead('attachment_read', { id: attachment.id }).data;
  if (content === undefined) return <i className="bone" />;
  return <img alt={attachment.name} src={`data:${content.mime};base64,${content.base64}`} />;
}

function Large({ attachment, onClose }: { attachment: AttachmentView; onClose: () => void }) {
  const remove = async () => {
    onClose();
    try {
      const { op } = await write('attachment_remove', { id: attachment.id });
      toastWritten(t('case.detached'), op);
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <Modal
      wide
      title={attachment.name}
      onClose={onClose}
      foot={
        <button type="button" className="button danger" onClick={() => void remove()}>
          {t('action.remove')}
        </button>
      }
    >
      <div className="large-picture">
        <Picture attachment={attachment} />
      </div>
    </Modal>
  );
}
