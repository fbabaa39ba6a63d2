import type { BotCommand, MenuButton, StarTransaction, Update, User, UserFromGetMe } from '@grammyjs/types';

/** The content of an update, before it has a number. */
export type Change = Omit<Update, 'update_id'>;
/** What kind of update it is: the name of its one field. */
export type ChangeKind = keyof Change;

/** An update that waits to be taken by the bot. Instants are in milliseconds. */
export type Pending = {
  readonly update_id: number;
  readonly kind: ChangeKind;
  /** Updates with the same queue reach a webhook one after another. */
  readonly queue: string;
  readonly change: Change;
  readonly expires_at: number;
  due_at: number;
  delay_seconds: number;
  fails: number;
};

export type Webhook = {
  readonly url: string;
  readonly secret_token: string;
  readonly max_connections: number;
  readonly ip_address?: string;
  last_error_date?: number;
  last_error_message?: string;
  gone_since?: number;
};

/** A bot as BotFather made it, with all that Telegram keeps for it. */
export type Bot = {
  readonly id: number;
  token: string;
  readonly username: string;
  readonly first_name: string;
  /** null: every kind but those that have to be asked for. */
  allowed_updates: ChangeKind[] | null;
  webhook: Webhook | null;
  pending: Pending[];
  /** Updates that a fault holds back. */
  held: { kind: ChangeKind; change: Change; release_at: number; swaps: boolean }[];
  next_update_id: number;
  /** Milliseconds; 0 before the first update. */
  last_update_at: number;
  next_message_id: number;
  /** By scope and language: `default`, `chat/77001`, `default/ru`. */
  commands: Record<string, BotCommand[]>;
  menu_button: MenuButton;
  /** Menu buttons set for one person. */
  menu_buttons: Record<string, MenuButton>;
  /** The Star list of the bot, oldest first; its balance is their sum. */
  stars: StarTransaction[];
};

/** The bot as messages and updates show it. */
export const asBotUser = ({ id, first_name, username }: Bot): User => ({ id, is_bot: true, first_name, username });

/** What getMe answers. */
export function asMe({ id, first_name, username }: Bot): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name,
    username,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    supports_guest_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
