import type { OpenSystem } from '@asterism/sandbox';
import type { Sweep } from '#jobs';
import type { Amount } from '#kernel';
import type { Delivery, Destination, Gateway, GatewayNeeds, MoneyIn, OpenConnection } from '#payments/gateway';
import type { BotApiNeeds } from '#telegram';
import type { CaseName } from './case-names.ts';

/** One field of a delivery, changed. */
export type Change = 'amount' | 'currency' | 'shop' | 'order' | 'status';

export type Forgery = 'unsigned' | 'truncated' | 'forged';

/** What the conformance suite has to know about a gateway. */
export type Rig = {
  readonly code: string;
  gateway(needs: GatewayNeeds, botApi: BotApiNeeds): Gateway;
  /** What the gateway does by itself, in a lane of its own: such as reading a chain that delivers nothing. */
  sweeps?(needs: GatewayNeeds, botApi: BotApiNeeds, moneyIn: MoneyIn): readonly Sweep[];
  /** The emulated system: `import { open… } from '@asterism/sandbox/systems/<code>'`. */
  readonly system: OpenSystem;
  /** A usual price. */
  readonly price: Amount;
  /** A delivery by which the gateway asks before it charges: it is answered even while nobody is to hear of the payment. */
  isQuestion?(delivery: Delivery): boolean;
  /** Gateways within Telegram: the bot is the account, or sells for it; its token is the secret `token` of the emulator. */
  readonly bot?: 'is the account' | 'sells for it';
  /** What else a fault has to say to strike this gateway; its own code as the target, unless told. */
  readonly fault?: { readonly target?: string; readonly update?: string };
  /** What is added to the settings of the form that the emulator hands out. */
  readonly settings?: Readonly<Record<string, string>>;
  /** What cannot happen at this gateway, with the reason printed in the table: `{ underpaid: 'An invoice of Stripe is paid whole.' }`. */
  readonly cannot?: Partial<Record<CaseName, string>>;
  /** A status the gateway has never been heard to say, as `pay` of the emulator takes it; `never_heard_of`, unless told. */
  readonly strangeStatus?: string;
  /**
   * A genuine delivery with something changed and **signed again with the right secret**; undefined when there is no
   * such field in a delivery. `shop` and `order` name ones that are not ours, `amount` is less than was paid. The key has to be
   * taken from `opened`: the suite also asks for signatures by another.
   */
  resign(delivery: Delivery, change: Change, opened: OpenConnection): Delivery | undefined;
  /**
   * The delivery with its proof taken away, cut short, or made with another key. Only for proofs that are no hex
   * digest: of others the suite finds the digest by itself, with the help of `resign` under other secrets.
   */
  forge?(delivery: Delivery, how: Forgery, opened: OpenConnection): Delivery;
  /** Of gateways that can pay out. */
  readonly payout?: {
    readonly amount: Amount;
    readonly destination: Destination;
    readonly bad: readonly Destination[];
  };
};
