import { listServices } from '#catalogue';
import type { PanelApiNeeds, Passer, Reseller } from './caller.ts';
import { one, type Fields } from './fields.ts';
import { tellService } from './tell.ts';

/** The services that can be ordered, with the prices they have for this reseller, or for everybody. */
export async function services(needs: PanelApiNeeds, who: Reseller | Passer, fields: Fields): Promise<unknown> {
  const language = one(fields, 'language') ?? one(fields, 'lang');
  const isReseller = 'user' in who;
  const listed = await listServices(needs.pool, who.workspace, {
    ...(isReseller && { user: who.user }),
    ...(language !== undefined && { language }),
  });
  return listed.map((service) => tellService(service, isReseller && who.numericLimits));
}
