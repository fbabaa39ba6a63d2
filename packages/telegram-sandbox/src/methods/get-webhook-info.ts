import type { WebhookInfo } from '@grammyjs/types';
import type { Method } from './method.ts';

export const getWebhookInfo: Method = (_, { webhook, pending, allowed_updates }): WebhookInfo => ({
  url: webhook?.url ?? '',
  has_custom_certificate: false,
  pending_update_count: pending.length,
  ...(webhook?.last_error_date !== undefined && {
    last_error_date: webhook.last_error_date,
    last_error_message: webhook.last_error_message ?? '',
  }),
  ...(webhook && { max_connections: webhook.max_connections, ip_address: webhook.ip_address ?? '127.0.0.1' }),
  ...(allowed_updates && { allowed_updates }),
});
