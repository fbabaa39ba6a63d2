import { randomBytes } from 'node:crypto';
import { transaction, type Pool } from '#database';
import { Refusal, type Clock, type WorkspaceId } from '#kernel';
import type { OpenConnection } from '#payments/gateway';
import { showAddress, type RawAddress } from './address.ts';
import { chainFor } from './chain-for.ts';
import { networkOf, type Network } from './network.ts';
import { keepAddress, keepPayload, provenAddresses, takePayload, type ProvenAddress } from './proof-rows.ts';
import { claimedAddress, judgeProof, type ProofFault, type WalletProof } from './proof.ts';

/** Seconds from the asking for a proof to the end of it. */
const payloadLives = 15 * 60;

export type ProofNeeds = {
  readonly pool: Pool;
  readonly clock: Clock;
  /** The sandbox, in place of the real chain. */
  readonly root: string | undefined;
  /** The TON connection that is meant: its network, its domains. Refuses `not_found`. */
  readonly account: (workspace: WorkspaceId, named?: string) => Promise<OpenConnection>;
};

/** A text to sign, and until when. */
export type ProofRequest = { readonly payload: string; readonly expiresAt: Date };

/** How people prove that an address is theirs. */
export type WalletProofs = {
  /** A text for this user to sign, for a quarter of an hour and once. */
  ask(workspace: WorkspaceId, user: string): Promise<ProofRequest>;
  /** Binds the address to the user. Refuses with `signature_invalid`; `details.fault` says why. */
  verify(workspace: WorkspaceId, given: GivenProof): Promise<ProvenAddress & { readonly shown: string }>;
  list(workspace: WorkspaceId, user: string): Promise<readonly (ProvenAddress & { readonly shown: string })[]>;
};

export type GivenProof = {
  readonly user: string;
  readonly connection?: string | undefined;
  readonly proof: WalletProof;
};

export const openWalletProofs = (needs: ProofNeeds): WalletProofs => ({
  async ask(workspace, user) {
    const payload = randomBytes(32).toString('hex');
    const issuedAt = needs.clock.now();
    const expiresAt = new Date(issuedAt.getTime() + payloadLives * 1000);
    await transaction(needs.pool, (tx) => keepPayload(tx, workspace, { payload, user, issuedAt, expiresAt }));
    return { payload, expiresAt };
  },
  verify: (workspace, given) => verifyProof(needs, workspace, given),
  list: async (workspace, user) => (await provenAddresses(needs.pool, workspace, user)).map(shown),
});

const shown = (proven: ProvenAddress) => ({ ...proven, shown: showAddress(proven.address, proven.network) });

async function verifyProof(needs: ProofNeeds, workspace: WorkspaceId, { user, connection, proof }: GivenProof) {
  const open = await needs.account(workspace, connection);
  const network: Network = networkOf(open);
  const now = needs.clock.now();
  const domains = (open.settings['domains'] ?? '').split(',').filter((domain) => domain !== '');
  // Whether the text is one of ours for this user is asked where it is taken, once everything else is right.
  const terms = { network, payload: proof.proof.payload, domains, now };
  const verdict = judgeProof(proof, terms, await askKey(needs, open, claimedAddress(proof)));
  if (!verdict.ok) throw refused(verdict.fault);
  const proven = { user, network, address: verdict.address, wallet: verdict.wallet, provenAt: now };
  await transaction(needs.pool, async (tx) => {
    if (!(await takePayload(tx, workspace, user, proof.proof.payload, now))) throw refused('foreign_payload');
    await keepAddress(tx, workspace, proven);
  });
  return shown(proven);
}

/** The key that a contract of another kind names on the chain. */
async function askKey(
  { root }: ProofNeeds,
  open: OpenConnection,
  address: RawAddress | undefined,
): Promise<Buffer | undefined> {
  if (address === undefined) return undefined;
  const { exitCode, stack } = await chainFor({ root }, open).run(address, 'get_public_key');
  const [item] = stack;
  if (exitCode !== 0 || item?.type !== 'num' || item.value < 0n) return undefined;
  return Buffer.from(item.value.toString(16).padStart(64, '0'), 'hex');
}

const sentences: Readonly<Record<ProofFault, string>> = {
  wrong_chain: 'Connect the wallet on the network that this account is on.',
  foreign_payload: 'This text was not given to this person, has run out or was used before. Ask for another one.',
  too_old: 'The proof is older than a quarter of an hour. Sign again.',
  from_the_future: 'The clock of the wallet is ahead. Set it right and sign again.',
  foreign_domain: 'The proof was made for a page that is not in the "domains" of this connection.',
  domain_length: 'The proof says another length of its domain than it has.',
  malformed: 'The address or the state of the wallet cannot be read.',
  foreign_state_init: 'The state is that of another wallet.',
  unknown_wallet: 'The key of this kind of wallet can be read neither from its state nor from the chain.',
  foreign_key: 'The key is not that of the wallet.',
  bad_signature: 'The signature is not that of the wallet’s key.',
};

const refused = (fault: ProofFault) => new Refusal('signature_invalid', sentences[fault], { fault });
