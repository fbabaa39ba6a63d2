// @ts-check
/** @import { Phone } from '../phone.js' */
/** @import { Channel, ChannelMember } from '../wire.js' */

/** @param {Channel} channel @param {number | undefined} user @returns {ChannelMember['status']} */
export const statusOf = ({ members }, user) => members.find((member) => member.user.id === user)?.status ?? 'left';

/** @param {ChannelMember['status']} status */
export const isAdmin = (status) => status === 'creator' || status === 'administrator';

/** @param {Channel} channel @param {number | undefined} user */
export const isInside = (channel, user) => !['left', 'kicked'].includes(statusOf(channel, user));

/** @param {Channel} channel people, not bots */
export const sizeOf = (channel) =>
  channel.members.filter(({ user }) => !user.is_bot && isInside(channel, user.id)).length;

/** @param {Channel} channel @param {number | undefined} user */
export const boostOf = ({ boosts }, user) => boosts.find(({ source }) => source.user?.id === user);

/** @param {Phone} phone @param {Channel} channel `@news · 12 members` */
export const aboutChannel = ({ words }, channel) =>
  [
    channel.username ? `@${channel.username}` : words('private_channel'),
    words('members', { count: sizeOf(channel) }),
  ].join(' · ');
