import { keyText } from '../components/keys';
import { Modal } from '../components/Modal';
import { t } from '../i18n';
import type { MessageKey } from '../i18n';
import { ids } from '../testids';
import { closeDialog } from './dialogs';

const EVERYWHERE: ReadonlyArray<[string[], MessageKey]> = [
  [['mod+k'], 'keys.search'],
  [['mod+1', 'mod+9'], 'keys.goto'],
  [['mod+z'], 'keys.undo'],
  [['Esc'], 'keys.back'],
  [['?'], 'keys.help'],
];

const IN_LISTS: ReadonlyArray<[string[], MessageKey]> = [
  [['n'], 'keys.new'],
  [['/'], 'keys.filter'],
  [['j', 'k'], 'keys.rows'],
  [['PgUp', 'PgDn', 'Home', 'End'], 'keys.pages'],
  [['Enter'], 'keys.open'],
  [['Space'], 'keys.select'],
  [['shift+ArrowDown'], 'keys.select_more'],
  [['shift+F10'], 'keys.menu'],
  [['mod+a'], 'keys.select_all'],
];

export default function KeysHelp() {
  return (
    <Modal title={t('keys.title')} onClose={closeDialog}>
      <div className="keys" data-testid={ids.keysHelp}>
        <h3>{t('keys.everywhere')}</h3>
        <Table rows={EVERYWHERE} />
        <h3>{t('keys.in_lists')}</h3>
        <Table rows={IN_LISTS} />
      </div>
    </Modal>
  );
}

function Table({ rows }: { rows: typeof EVERYWHERE }) {
  return (
    <dl className="keys-table">
      {rows.map(([names, text]) => (
        <div key={text}>
          <dt>{t(text)}</dt>
          <dd>
            {names.map((name) => (
              <kbd key={name}>{name.length === 1 ? name.toUpperCase() : keyText(name)}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
