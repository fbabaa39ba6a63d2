/**
 * Telegram tells no bot when an account was made. Its numbers were given out roughly in order, so the range a number is
 * in says something: this table is what people have observed of known accounts (public tables such as GetIDs and
 * telegram-id-age), rounded to whole years. It is uncertain by about a year either way, ranges overlap, and Telegram
 * promises none of it: so `latest` is the last year that is plausible, and nothing but a small step hangs on it.
 */
export const ageBands: readonly { readonly below: number; readonly earliest: number; readonly latest: number }[] = [
  { below: 100_000_000, earliest: 2013, latest: 2015 },
  { below: 330_000_000, earliest: 2015, latest: 2017 },
  { below: 620_000_000, earliest: 2016, latest: 2018 },
  { below: 930_000_000, earliest: 2018, latest: 2020 },
  { below: 1_400_000_000, earliest: 2019, latest: 2021 },
  { below: 2_150_000_000, earliest: 2020, latest: 2022 },
  { below: 5_400_000_000, earliest: 2021, latest: 2022 }, // numbers jumped to 5,000,000,000 late in 2021
  { below: 6_000_000_000, earliest: 2022, latest: 2023 },
  { below: 6_900_000_000, earliest: 2022, latest: 2024 },
  { below: 7_800_000_000, earliest: 2023, latest: 2025 },
  { below: 8_600_000_000, earliest: 2024, latest: 2026 },
];

/** The years in which an account with this number was probably made; nothing for what is no number of Telegram's. */
export function madeIn(user: string): { readonly earliest: number; readonly latest: number | null } | null {
  if (!/^[1-9]\d{0,15}$/.test(user)) return null;
  const band = ageBands.find(({ below }) => Number(user) < below);
  if (band) return { earliest: band.earliest, latest: band.latest };
  return { earliest: ageBands.at(-1)?.earliest ?? 0, latest: null };
}

/** How many whole years old the account is at the least; null when its number says nothing. */
export function yearsAtLeast(user: string, at: Date): number | null {
  const made = madeIn(user);
  if (!made) return null;
  return made.latest === null ? 0 : Math.max(0, at.getUTCFullYear() - made.latest - 1);
}
