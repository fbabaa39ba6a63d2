import { openSecret, sealSecret, type WorkspaceId } from '#kernel';
import type { Values } from './form.ts';

type Name = { readonly workspace: WorkspaceId; readonly id: string };

/** Bound in when secrets are sealed: copied into another row, they do not open. */
const contextOf = ({ workspace, id }: Name) => `connection:${workspace}:${id}`;

export const sealSecrets = (masterKey: Buffer, name: Name, secrets: Values): string =>
  sealSecret(masterKey, JSON.stringify(secrets), contextOf(name));

export const openSecrets = (masterKey: Buffer, name: Name, sealed: string): Values =>
  JSON.parse(openSecret(masterKey, sealed, contextOf(name))) as Values;
