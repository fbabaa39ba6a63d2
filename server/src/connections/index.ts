export { addConnection, type NewConnection } from './add-connection.ts';
export { changeConnection, type ConnectionChange } from './change-connection.ts';
export { removeConnection, switchConnection } from './switch-connection.ts';
export { findById, getConnection, listConnections } from './list-connections.ts';
export { findConnection, type ConnectionFilter } from './connection-rows.ts';
export { openById, openConnection } from './open-connection.ts';
export { filled, formOf, type Entered } from './form.ts';
export type { KeptConnection } from './connection.ts';
export type { ConnectionsNeeds, Forms } from './needs.ts';
