import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { setBackend } from './api/backend';
import type { Backend } from './api/backend';
import { queryClient } from './api/queries';
import { tauriBackend } from './api/tauri';
import { useLanguage } from './i18n';
import { makeRouter } from './shell/router';
import { restoreLook } from './shell/theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/grid.css';
import './styles/case.css';
import './styles/files.css';

const router = makeRouter();

/** Another language means other words everywhere: the screen starts anew. */
function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider key={useLanguage()} router={router} />
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
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
