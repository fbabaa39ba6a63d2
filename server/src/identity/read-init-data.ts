/** What Telegram tells of who opened a Mini App. */
export type InitData = {
  readonly user: {
    /** Telegram's number, as text. */
    readonly id: string;
    readonly firstName: string;
    readonly username: string | undefined;
    readonly languageCode: string | undefined;
    readonly isPremium: boolean;
  };
  readonly startParam: string | undefined;
  readonly authDate: Date;
  /** Hexadecimal; the same for the same words only. */
  readonly hash: string;
};

const charactersMax = 8192;

/** The fields of initData, each once, and what they say; nothing, when it is not initData of a person. */
export function readInitData(raw: string): { fields: ReadonlyMap<string, string>; data: InitData } | undefined {
  if (raw.length > charactersMax) return undefined;
  const pairs = [...new URLSearchParams(raw)];
  const fields = new Map(pairs);
  if (fields.size !== pairs.length) return undefined;
  const { hash = '', auth_date: seconds = '', user: text = '', start_param: startParam } = Object.fromEntries(fields);
  const user = readUser(text);
  if (!user || !/^[0-9a-f]{64}$/.test(hash) || !/^\d{1,12}$/.test(seconds)) return undefined;
  return { fields, data: { user, startParam, hash, authDate: new Date(Number(seconds) * 1000) } };
}

function readUser(text: string): InitData['user'] | undefined {
  const { id, first_name: firstName, username, language_code: languageCode, is_premium: premium } = objectIn(text);
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0 || typeof firstName !== 'string') return undefined;
  return {
    id: String(id),
    firstName,
    username: typeof username === 'string' ? username : undefined,
    languageCode: typeof languageCode === 'string' ? languageCode : undefined,
    isPremium: premium === true,
  };
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
