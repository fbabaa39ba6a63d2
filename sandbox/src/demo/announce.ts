import type { DemoFacts } from './facts.ts';
import { firstPerson } from './history.ts';

/** What a person reads once everything is up. */
export function announcement(facts: DemoFacts, dataDir: string): string {
  const rows = [
    ['The phone', `${facts.sandbox_url}/`],
    ['API reference', `${facts.platform_url}/docs`],
    ['API key', facts.api_key],
    ['Panel API', `${facts.platform_url}/api/v2`],
    ['Panel key', facts.panel_key ?? ''],
    ['The store', `${facts.platform_url}/shop`],
    ['Reseller key', facts.store_key ?? ''],
    ...facts.bots.map(({ username, token, purpose }) => [`Bot (${purpose})`, `@${username}  ${token}`]),
    ['Person', `@username, number ${firstPerson}`],
    ['All of it', `${dataDir}/demo.json`],
  ];
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0));
  return [
    '',
    '  Asterism ⁂ is up.',
    '',
    ...rows.map(([name, value]) => `  ${name?.padEnd(width)}   ${value}`),
    '',
    '  Open the phone, pick a person, write /buy to the AI bot, pay, and chat until it says no.',
    '  Or press Start in the Exchange: earn Stars as @username, advertise as @vera_demo, decide as @ann_demo.',
    '  Or write /buy to Stars, the bot that sells them; pay at /gateways, and watch them arrive at /supplier.',
    '  From your own bot or shell:',
    '',
    `  curl -s ${facts.platform_url}/v1/check -H 'authorization: Bearer ${facts.api_key}' \\`,
    `    -H 'content-type: application/json' -d '{"customer":"${firstPerson}","feature":"message"}'`,
    '',
    '  Ctrl-C stops everything; the next start goes on where this one ended.',
    '',
  ].join('\n');
}
