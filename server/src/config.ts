import { inspect } from 'node:util';
import { z } from 'zod';

/** A text that does not show itself in logs, errors or JSON. `reveal()` is the only way to it. */
export type Secret = { reveal(): string; toString(): string };

const hidden = '[secret]';

/** Wraps a secret so that printing what holds it prints `[secret]`. */
export const secret = (text: string): Secret =>
  Object.freeze({
    reveal: () => text,
    toString: () => hidden,
    toJSON: () => hidden,
    [inspect.custom]: () => hidden,
  });

const wholeNumber = (max: number) =>
  z
    .string()
    .refine((text) => /^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= max, {
      error: `must be a whole number from 1 to ${max}`,
    })
    .transform(Number);
const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address such as https://pay.example.org' });
const ratePattern = /^([A-Z]{3,5})\/(?!\1=)([A-Z]{3,5})=(?=.*[1-9])(\d{1,24}(?:\.\d{1,30})?)$/;

/** `TON/USD=3.1,XTR/USD=0.0155`: what one whole of the first is worth in the second. */
const fixedRates = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((rate) => rate.trim() || []))
  .refine((rates) => rates.every((rate) => ratePattern.test(rate)), {
    error: 'must be rates with commas, such as TON/USD=3.1,XTR/USD=0.0155',
  })
  .transform((rates) =>
    rates.flatMap((rate) => {
      const [, from = '', to = '', said = ''] = ratePattern.exec(rate) ?? [];
      return { from, to, rate: said };
    }),
  );
const masterKeyPattern = /^[0-9a-fA-F]{64}$/;
const withoutSlash = (address: string) => address.replace(/\/+$/, '');

/** Every setting of the platform: its default, its rule, and in its description what an operator should know. */
const settings = z.object({
  PORT: wholeNumber(65_535).default(8080).describe('Where the HTTP API listens.'),
  HOST: z.string().default('127.0.0.1').describe('The address to listen on; 0.0.0.0 to be reached from outside.'),
  PUBLIC_URL: webAddress.optional().describe('Where the outside reaches this platform; Telegram calls webhooks here.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a connection string such as postgres://user:password@host/db' })
    .optional()
    .describe('PostgreSQL 15 or newer. Without it the embedded one runs in DATA_DIR.'),
  DATABASE_CONNECTIONS: wholeNumber(500).default(12).describe('The most connections the request pool opens.'),
  ENGINE_CONNECTIONS: wholeNumber(100).default(4).describe('Connections of the posting engine.'),
  DATA_DIR: z.string().default('.data/asterism').describe('Where the embedded database and the master key live.'),
  MASTER_KEY: z
    .string()
    .regex(masterKeyPattern, 'must be 64 hexadecimal digits: make one with `openssl rand -hex 32`')
    .optional()
    .describe('Seals bot tokens. Made and kept in DATA_DIR when the embedded database is used.'),
  DEFAULT_WORKSPACE: wholeNumber(2_147_483_647).optional().describe('The workspace of calls that name none.'),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org').describe('Another Bot API server, or the sandbox.'),
  TELEGRAM_MINI_APP_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .optional()
    .describe(
      'The key that signs initData for third parties, of the sandbox or the test servers. Telegram’s own without it.',
    ),
  GATEWAY_ROOT: webAddress
    .optional()
    .describe(
      'One address under which all gateways are emulated, each at its own path: the sandbox. Not in production.',
    ),
  TON_SIGNER_SOCKET: z
    .string()
    .max(100, 'is longer than a socket may be')
    .optional()
    .describe('The socket of a signer of its own (`asterism ton-signer`), in place of keys in this process.'),
  FIXED_RATES: fixedRates.describe('Rates used when nobody else knows the pair: TON/USD=3.1,XTR/USD=0.0155.'),
  RATES_CONNECTION: z
    .string()
    .regex(/^con_[0-9a-f]{32}$/, 'must be the id of a connection, con_…')
    .optional()
    .describe('A connection at CryptoBot whose rates are read for all workspaces, every minute.'),
  RATE_JUMP_PERCENT: wholeNumber(1000)
    .default(20)
    .describe('A rate that is further than this from the one before is held back until it is confirmed or read again.'),
  STARS_HOLD_DAYS: wholeNumber(365).default(21).describe('How long Telegram may hold Stars that came in.'),
  RECONCILE_EVERY_SECONDS: wholeNumber(31_536_000)
    .default(86_400)
    .describe("Between two comparisons with Telegram's own list, for a bot whose updates reach us."),
  READ_ONLY_EVERY_SECONDS: wholeNumber(31_536_000)
    .default(60)
    .describe('The same for a read-only bot, of which the list is all we hear.'),
  CONTROL_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Opens the sandbox controls, the movable clock among them. Never set it in production.'),
  ALLOW_PRIVATE_URLS: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .describe('Webhooks may go to plain http and into private networks. Only where nobody else makes webhooks.'),
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .describe('Addresses or networks of your proxies, with commas: their X-Forwarded-For is believed.'),
  SESSIONS_PER_MINUTE: wholeNumber(100_000)
    .default(60)
    .describe('How often people may try to open a session in a minute from one address.'),
  REFUND_DECISION_DAYS: wholeNumber(365)
    .default(14)
    .describe('How long a refund under the policy `ask` waits for a decision.'),
  REFUND_DECISION_DEFAULT: z
    .enum(['void_remaining', 'debt', 'block', 'forgive'], {
      error: 'must be one of void_remaining, debt, block, forgive',
    })
    .default('void_remaining')
    .describe('What is decided when nobody did in time.'),
  LOG_REQUESTS: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .default('false')
    .describe('A line for every request; the hot routes answer thousands a second.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info')
    .describe('How much is logged.'),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  /** Undefined: the embedded PostgreSQL. */
  readonly databaseUrl: Secret | undefined;
  readonly databaseConnections: number;
  readonly engineConnections: number;
  readonly dataDir: string;
  /** Undefined only with the embedded PostgreSQL: the key that is kept in `dataDir`. */
  readonly masterKey: Secret | undefined;
  readonly defaultWorkspace: number | undefined;
  readonly telegramApiRoot: string;
  readonly telegramMiniAppKey: string | undefined;
  /** Where all gateways are emulated; undefined: they are the real ones. */
  readonly gatewayRoot: string | undefined;
  /** Who signs payouts on TON: a signer behind a socket, or this process with these keys, by their names. */
  readonly ton: { readonly signerSocket: string | undefined; readonly keys: Readonly<Record<string, Secret>> };
  /** How often Telegram's own lists are compared with our books, and how long it may hold what came in. */
  readonly reconciliation: {
    readonly holdDays: number;
    readonly everySeconds: number;
    readonly listOnlySeconds: number;
  };
  readonly rates: {
    readonly fixed: readonly { readonly from: string; readonly to: string; readonly rate: string }[];
    /** Whose token reads Crypto Pay's rates; undefined: nobody's. */
    readonly connection: string | undefined;
    readonly jumpBasisPoints: number;
  };
  /** Undefined: no sandbox controls, and the clock is the system's. */
  readonly controlToken: Secret | undefined;
  /** Whether webhooks may go to plain http and into private networks. */
  readonly allowPrivateUrls: boolean;
  readonly trustedProxies: readonly string[];
  readonly sessionsPerMinute: number;
  /** What becomes of refunds that nobody decides about. */
  readonly undecided: { readonly days: number; readonly policy: z.infer<typeof settings>['REFUND_DECISION_DEFAULT'] };
  readonly logRequests: boolean;
  readonly logLevel: z.infer<typeof settings>['LOG_LEVEL'];
};

/** Settings that cannot be used. The message names every fault at once, never a value: it may be a secret. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(
      `The settings have ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n  ${faults.join('\n  ')}`,
    );
    this.faults = faults;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

const keyOf = 'TON_MNEMONIC_';

/** The keys for payouts on TON: `TON_MNEMONIC_<name>` is 24 words or a seed. */
export const readTonSecrets = (environment: Environment = process.env): Readonly<Record<string, Secret>> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, text]) =>
      name.startsWith(keyOf) && text ? [[name.slice(keyOf.length), secret(text)]] : [],
    ),
  );

/** The environment, for commands that have settings of their own. */
export const environment = (): Environment => process.env;

/** Reads the settings, from the environment unless told. Throws `ConfigFault` with every fault at once. */
export function readConfig(environment: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = settings.safeParse(given);
  const faults = (read.error?.issues ?? []).map((issue) => `${issue.path.join('.')} ${issue.message}`);
  if (given['DATABASE_URL'] && !given['MASTER_KEY'])
    faults.push('MASTER_KEY must be given with DATABASE_URL: every process on that database needs the same one');
  if (!read.success || faults.length > 0) throw new ConfigFault(faults);
  return toConfig(read.data, readTonSecrets(given));
}

const secretOf = (text: string | undefined): Secret | undefined => (text === undefined ? undefined : secret(text));

const toConfig = (read: z.infer<typeof settings>, tonKeys: Config['ton']['keys']): Config => ({
  port: read.PORT,
  host: read.HOST,
  publicUrl: withoutSlash(read.PUBLIC_URL ?? `http://localhost:${read.PORT}`),
  databaseUrl: secretOf(read.DATABASE_URL),
  databaseConnections: read.DATABASE_CONNECTIONS,
  engineConnections: read.ENGINE_CONNECTIONS,
  dataDir: read.DATA_DIR,
  masterKey: secretOf(read.MASTER_KEY),
  defaultWorkspace: read.DEFAULT_WORKSPACE,
  telegramApiRoot: withoutSlash(read.TELEGRAM_API_ROOT),
  telegramMiniAppKey: read.TELEGRAM_MINI_APP_KEY,
  gatewayRoot: read.GATEWAY_ROOT && withoutSlash(read.GATEWAY_ROOT),
  ton: { signerSocket: read.TON_SIGNER_SOCKET, keys: tonKeys },
  reconciliation: {
    holdDays: read.STARS_HOLD_DAYS,
    everySeconds: read.RECONCILE_EVERY_SECONDS,
    listOnlySeconds: read.READ_ONLY_EVERY_SECONDS,
  },
  rates: {
    fixed: read.FIXED_RATES,
    connection: read.RATES_CONNECTION,
    jumpBasisPoints: read.RATE_JUMP_PERCENT * 100,
  },
  controlToken: secretOf(read.CONTROL_TOKEN),
  allowPrivateUrls: read.ALLOW_PRIVATE_URLS === 'true',
  trustedProxies: read.TRUSTED_PROXIES.split(',').flatMap((proxy) => proxy.trim() || []),
  sessionsPerMinute: read.SESSIONS_PER_MINUTE,
  undecided: { days: read.REFUND_DECISION_DAYS, policy: read.REFUND_DECISION_DEFAULT },
  logRequests: read.LOG_REQUESTS === 'true',
  logLevel: read.LOG_LEVEL,
});
