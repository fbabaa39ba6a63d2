/**
 * What the browser adds: times in the viewer's own zone, copying, one choice of amount at a time, and the checkout that changes
 * by itself. Without it everything works by links and forms, and the checkout is loaded anew every few seconds.
 */
export const shopScript = `
const language = document.documentElement.lang;
const every = 3000;
const prepare = () => {
  for (const time of document.querySelectorAll('time')) {
    const format = { dateStyle: 'medium', timeStyle: 'short' };
    time.textContent = new Intl.DateTimeFormat(language, format).format(new Date(time.dateTime));
  }
  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.hidden = !navigator.clipboard;
    button.onclick = async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.done;
      say(button.dataset.done);
    };
  }
  const free = document.querySelector('input[name=stars][type=text]');
  const packs = [...document.querySelectorAll('input[name=pack]')];
  if (!free) return;
  free.oninput = () => { if (free.value.trim()) for (const pack of packs) pack.checked = false; };
  for (const pack of packs) pack.onchange = () => { free.value = ''; };
};
const say = (text) => { document.querySelector('#said').textContent = text; };
const look = async () => {
  const main = document.querySelector('main');
  if (!main.dataset.live || document.hidden) return;
  const answer = await fetch(location.href, { cache: 'no-store' });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.querySelector('main');
  if (next.dataset.state === main.dataset.state) return;
  main.replaceWith(next);
  document.title = page.title;
  prepare();
  say(next.querySelector('h1').textContent);
};
prepare();
setInterval(() => { look().catch(() => {}); }, every);
`;
