import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readConfig } from './app/config.tsx';
import { Console } from './app/console.tsx';
import './look/look.css';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no place for the console');
const root = createRoot(place);

readConfig().then(
  (config) =>
    root.render(
      <StrictMode>
        <Console config={config} />
      </StrictMode>,
    ),
  // No words yet: they come with the configuration. Both languages, and whom to tell.
  () =>
    root.render(
      <main className="stopped" role="alert">
        <p>
          The console could not read its settings (config.json). Reload the page; if it stays so, tell your
          administrator.
        </p>
        <p lang="ru">
          Консоль не смогла прочитать настройки (config.json). Обновите страницу; если не поможет, сообщите
          администратору.
        </p>
      </main>,
    ),
);
