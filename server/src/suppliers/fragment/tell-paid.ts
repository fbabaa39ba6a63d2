import { SupplierSilent, type Access } from '#supply/supplier';
import type { Session } from './call.ts';
import { readName } from './external-id.ts';
import { settingOf } from './form.ts';
import { accountOf, deviceOf } from './wallet.ts';

/** Tells Fragment that the payment has left, with the message as it was sent. Told twice it is told once. */
export async function tellPaid(
  session: Session,
  access: Access,
  { externalId, boc }: { readonly externalId: string; readonly boc: string },
): Promise<void> {
  if (settingOf(access.settings, 'confirm') !== 'yes') return;
  const { confirm } = readName(externalId);
  const asked = { ...confirm, account: accountOf(access), device: deviceOf(access), boc };
  const { error } = await session.ask('confirmReq', asked);
  if (error !== undefined) throw new SupplierSilent(`Fragment does not take the confirmation: ${error}`);
}
