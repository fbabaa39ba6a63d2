import { pino, type DestinationStream, type Logger } from 'pino';

/** Names under which a secret could reach a log line, at the top or one level down. */
const secretNames = [
  'authorization',
  'Authorization',
  'token',
  'secret',
  'password',
  'api_key',
  'apiKey',
  'masterKey',
  'forward_secret',
  'x-telegram-bot-api-secret-token',
];

const paths = secretNames.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]);

/** An API key, a session's token, a bot token or the seal of initData inside any text, such as a message of an error. */
const secretText =
  /\bak_[0-9A-Za-z]{20,}|\bses_[0-9A-Za-z]{43}|\bhash=[0-9a-f]{64}|(?<!\d)\d{5,20}:[A-Za-z0-9_-]{20,}/g;

/**
 * The log of the platform: lines of JSON on standard output, secrets left out. What looks like a key or a
 * token is left out of every text as well, wherever it stands.
 */
export const openLog = (level = 'info', destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths, censor: '[secret]' },
      hooks: { streamWrite: (line) => line.replace(secretText, '[secret]') },
    },
    destination ?? pino.destination(1),
  );
