/** The frame of every screen: head, bar, body, foot, and the drawer over it. */
import type { ReactNode } from 'react';
import { keyText } from '../components/keys';
import { t } from '../i18n';
import { ids } from '../testids';
import { openPalette } from './palette/state';
import { RecordDrawer } from './RecordDrawer';

interface Props {
  title: string;
  views?: ReactNode;
  primary?: ReactNode;
  bar?: ReactNode;
  foot?: ReactNode;
  children: ReactNode;
}

export function Page({ title, views, primary, bar, foot, children }: Props) {
  return (
    <main className="page">
      <header className="page-head">
        <h1 data-testid={ids.pageTitle}>{title}</h1>
        {views}
        <button
          type="button"
          className="search-box"
          title={t('search.title')}
          data-testid={ids.searchOpen}
          onClick={openPalette}
        >
          <span className="cut">{t('search.placeholder')}</span>
          <kbd>{keyText('mod+k')}</kbd>
        </button>
        {primary}
      </header>
      {bar ?? <div />}
      {children}
      {foot ?? <div />}
      <RecordDrawer />
    </main>
  );
}
