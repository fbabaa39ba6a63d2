import { z } from 'zod';
import { filled, type Forms, type KeptConnection } from '#connections';
import type { FormField, Gateway } from '#payments/gateway';
import { given } from './given.ts';
import { InstantTold, toInstant } from './instant.ts';

export const Field = z
  .object({
    name: z.string(),
    about: z.string().describe('What it is and where it is found.'),
    is_secret: z.boolean().describe('Sealed when it is stored, and shown to nobody again.'),
    pattern: z.string().describe('What the whole value has to match.'),
    usual: z.string().optional().describe('Taken when nothing is entered. Without it the field has to be entered.'),
  })
  .meta({ id: 'FormField' });

export const GatewayTold = z
  .object({
    code: z.string(),
    name: z.string(),
    fields: z.array(Field),
    pays_in: z.boolean(),
    pays_out: z.boolean(),
    refunds: z.boolean().describe('Whether a payment can be given back from here.'),
    delivers: z.boolean().describe('Whether it tells of payments by itself.'),
    assets_in: z.array(z.string()).optional().describe('Assets an invoice can be in; any, when not given.'),
    assets_out: z.array(z.string()).optional(),
  })
  .meta({ id: 'Gateway' });

export const ConnectionTold = z
  .object({
    id: z.string(),
    gateway: z.string(),
    name: z.string(),
    app: z.string(),
    is_test: z.boolean(),
    is_on: z.boolean(),
    settings: z.record(z.string(), z.string()).describe('With the usual values filled in.'),
    webhook_url: z.string().describe('Enter this at the gateway, where it asks for the address of notifications.'),
    added_at: InstantTold,
    changed_at: InstantTold,
  })
  .meta({ id: 'Connection' });

export const fieldsOf = (fields: Readonly<Record<string, FormField>>, isSecret: boolean) =>
  Object.entries(fields).map(([name, { about, pattern, usual }]) => ({
    name,
    about,
    is_secret: isSecret,
    pattern: pattern.source,
    ...given({ usual }),
  }));

export const fromGateway = ({ code, name, form, payIn, payOut, refund, webhook }: Gateway) => ({
  code,
  name: name ?? code,
  fields: [...fieldsOf(form?.settings ?? {}, false), ...fieldsOf(form?.secrets ?? {}, true)],
  pays_in: payIn !== undefined,
  pays_out: payOut !== undefined,
  refunds: refund !== undefined,
  delivers: webhook !== undefined,
  ...given({ assets_in: payIn?.assets?.slice(), assets_out: payOut?.assets.slice() }),
});

type Needs = { readonly forms: Forms; readonly config: { readonly publicUrl: string } };

export const fromConnection = ({ forms, config }: Needs, connection: KeptConnection) => ({
  id: connection.id,
  gateway: connection.gateway,
  name: connection.name,
  app: connection.app,
  is_test: connection.isTest,
  is_on: connection.isOn,
  settings: filled(forms[connection.gateway]?.settings ?? {}, connection.settings),
  webhook_url: `${config.publicUrl}/hooks/${connection.gateway}/${connection.id}`,
  added_at: toInstant(connection.addedAt),
  changed_at: toInstant(connection.changedAt),
});
