import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setBackend } from './api/backend';
import type { Backend } from './api/backend';
import { queryClient } from './api/queries';
import { tauriBackend } from './api/tauri';
import { useLanguage } from './i18n';
import { openWindow, Window } from './shell/router';
import { restoreLook } from './shell/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/grid.css';
import './styles/case.css';
import './styles/files.css';

/** Another language means other words everywhere: the screen starts anew. */
function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Window key={useLanguage()} />
    </QueryClientProvider>
  );
}

async function chooseBackend(): Promise<Backend> {
  if (!__MEMORY__) return tauriBackend;
  const { memoryBackend } = await import('./api/memory/index');
  return memoryBackend();
}

const root = document.getElementById('root');
if (root !== null) {
  restoreLook();
  setBackend(await chooseBackend());
  await openWindow();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
