// @ts-check
// What the sandbox's control API speaks, as this page reads it.

/** @typedef {{ id: number, first_name: string, last_name?: string, username?: string, language_code?: string, is_premium?: boolean, stars: number }} Person */
/** @typedef {{ id: number, first_name: string, username?: string, token?: string }} Bot */
/** @typedef {{ command: string, description: string }} Command */
/** @typedef {{ type: string, text?: string, web_app?: { url: string } }} MenuButton */
/** @typedef {{ bot: Bot, last?: { text: string, date: number | string }, menu_button?: MenuButton, commands?: Command[] }} ChatRow */
/** @typedef {{ type: string, offset: number, length: number, url?: string, language?: string, user?: Bot }} Entity */
/**
 * @typedef {object} Button
 * @property {string} text
 * @property {string} [callback_data]
 * @property {string} [url]
 * @property {{ url: string }} [web_app]
 * @property {{ url: string }} [login_url]
 * @property {{ text: string }} [copy_text]
 * @property {boolean} [pay]
 */
/** @typedef {Button & { request_contact?: boolean, request_location?: boolean, request_chat?: ChatRequest }} Key */
/** @typedef {{ keyboard: (Key | string)[][], one_time_keyboard?: boolean, input_field_placeholder?: string }} Keyboard */
/** @typedef {{ title: string, description: string, currency: string, total_amount: number }} InvoiceCard */
/** @typedef {{ currency: string, total_amount: number, telegram_payment_charge_id?: string }} PaidNote */
/** @typedef {{ file_id: string, width: number, height: number }} PhotoSize */
/**
 * @typedef {object} Message
 * @property {number} message_id
 * @property {number | string} date
 * @property {number | string} [edit_date]
 * @property {'user' | 'bot'} from
 * @property {string} [text]
 * @property {Entity[]} [entities]
 * @property {string} [caption]
 * @property {Entity[]} [caption_entities]
 * @property {PhotoSize[]} [photo]
 * @property {{ inline_keyboard?: Button[][] }} [reply_markup]
 * @property {InvoiceCard} [invoice]
 * @property {PaidNote} [successful_payment]
 * @property {string} [paid_for] the title of what `successful_payment` paid
 * @property {PaidNote} [refunded_payment]
 * @property {{ button_text: string }} [web_app_data]
 */
/** @typedef {{ messages: Message[], keyboard?: Keyboard | null, commands?: Command[], menu_button?: MenuButton, blocked?: boolean }} Chat */
/** @typedef {{ id: string, bot: number, title: string, amount: number, expires_at: number, state: 'active' | 'canceled' | 'failed' | 'ended' }} Subscription */
/** @typedef {{ status: 'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked', user: { id: number, is_bot: boolean } }} ChannelMember */
/** @typedef {{ boost_id: string, source: { user?: { id: number } } }} Boost */
/** @typedef {{ id: number, type: 'group' | 'supergroup' | 'channel', title: string, username?: string, members: ChannelMember[], boosts: Boost[] }} Channel */
/** @typedef {{ request_id: number, chat_is_channel: boolean }} ChatRequest */
/** @typedef {{ text?: string, show_alert?: boolean, url?: string }} Answer */
/** @typedef {{ title: string, description: string, currency: string, total_amount: number, bot: Bot | number, subscription_period?: number }} Invoice */
/** @typedef {{ link: string } | { bot: number, message_id: number }} Bill */
/** @typedef {{ status: string, charge_id?: string, error?: string }} Paid */
/** @typedef {{ target: string, kind: string, rate?: number, times?: number }} Fault */
/** @typedef {{ type: string, user?: number, bot?: number }} Happening */

export {};
