import {
  Address,
  beginCell,
  storeMessage,
  type Cell,
  type CommonMessageInfo,
  type Message,
  type Transaction,
  type TransactionDescription,
} from '@ton/core';

/** A row of `/transactions` as toncenter's v3 interface writes it. */
export type ChainRow = Record<string, unknown> & {
  readonly account: string;
  readonly hash: string;
  readonly lt: string;
  readonly now: number;
  readonly end_status: string;
  readonly account_state_after: { readonly balance: string };
  readonly in_msg: ChainMessageRow | null;
  readonly out_msgs: readonly ChainMessageRow[];
};

export type ChainMessageRow = Record<string, unknown> & {
  readonly hash: string;
  readonly source: string | null;
  readonly destination: string | null;
  readonly value: string | null;
  readonly opcode: string | null;
  readonly message_content: { readonly hash: string; readonly body: string; readonly decoded: null };
};

/** Addresses are raw with capitals, hashes base64, as the real index has them. */
export const rawUpper = (address: Address): string =>
  `${address.workChain}:${address.hash.toString('hex').toUpperCase()}`;

const base64 = (bytes: Buffer) => bytes.toString('base64');
export const messageHash = (message: Message): string =>
  base64(beginCell().store(storeMessage(message)).endCell().hash());

/** What a message hashes to whoever wrote it (TEP-467): no source, no fee, no code, the body by reference. */
export function normalizedHash(message: Message): string {
  const { info, body } = message;
  if (info.type !== 'external-in') return messageHash(message);
  const bare: CommonMessageInfo = { type: 'external-in', dest: info.dest, importFee: 0n };
  return base64(
    beginCell()
      .store(storeMessage({ info: bare, body }, { forceRef: true }))
      .endCell()
      .hash(),
  );
}

export function messageRow(message: Message): ChainMessageRow {
  const { info, body } = message;
  const isInternal = info.type === 'internal';
  return {
    hash: messageHash(message),
    hash_norm: normalizedHash(message),
    source: info.src instanceof Address ? rawUpper(info.src) : null,
    destination: info.dest instanceof Address ? rawUpper(info.dest) : null,
    value: isInternal ? info.value.coins.toString() : null,
    value_extra_currencies: {},
    fwd_fee: isInternal ? info.forwardFee.toString() : null,
    ihr_fee: isInternal ? '0' : null,
    created_lt: info.type === 'external-in' ? null : info.createdLt.toString(),
    created_at: info.type === 'external-in' ? null : String(info.createdAt),
    opcode: opcodeOf(body),
    ihr_disabled: isInternal ? info.ihrDisabled : null,
    bounce: isInternal ? info.bounce : null,
    bounced: isInternal ? info.bounced : null,
    import_fee: info.type === 'external-in' ? info.importFee.toString() : null,
    message_content: { hash: base64(body.hash()), body: base64(body.toBoc()), decoded: null },
    init_state: null,
  };
}

const opcodeOf = (body: Cell): string | null =>
  body.bits.length < 32 ? null : `0x${body.beginParse().preloadUint(32).toString(16).padStart(8, '0')}`;

export type RowSurroundings = {
  readonly traceId: string;
  readonly mcSeqno: number;
  readonly balanceAfter: bigint;
};

/** A transaction of the emulated chain as a row of the index. */
export function chainRow(transaction: Transaction, around: RowSurroundings): ChainRow {
  const { inMessage, outMessages, description } = transaction;
  const dest = inMessage?.info.dest;
  const account = dest instanceof Address ? dest : new Address(0, bytesOf(transaction.address));
  return {
    account: rawUpper(account),
    hash: base64(transaction.hash()),
    lt: transaction.lt.toString(),
    now: transaction.now,
    mc_block_seqno: around.mcSeqno,
    trace_id: around.traceId,
    prev_trans_hash: base64(bytesOf(transaction.prevTransactionHash)),
    prev_trans_lt: transaction.prevTransactionLt.toString(),
    orig_status: statusOf(transaction.oldStatus),
    end_status: statusOf(transaction.endStatus),
    total_fees: transaction.totalFees.coins.toString(),
    total_fees_extra_currencies: {},
    description: describe(description),
    block_ref: { workchain: account.workChain, shard: '8000000000000000', seqno: around.mcSeqno },
    in_msg: inMessage ? messageRow(inMessage) : null,
    out_msgs: outMessages.values().map(messageRow),
    account_state_after: { balance: around.balanceAfter.toString() },
    emulated: false,
  };
}

const bytesOf = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex');

const statusOf = (status: Transaction['endStatus']) =>
  ({ uninitialized: 'uninit', active: 'active', frozen: 'frozen', 'non-existing': 'nonexist' })[status];

function describe(description: TransactionDescription): Record<string, unknown> {
  if (description.type !== 'generic') return { type: description.type };
  const { computePhase: compute, actionPhase: action, storagePhase: storage, creditPhase: credit } = description;
  return {
    type: 'ord',
    aborted: description.aborted,
    destroyed: description.destroyed,
    credit_first: description.creditFirst,
    ...(storage && { storage_ph: { storage_fees_collected: storage.storageFeesCollected.toString() } }),
    ...(credit && { credit_ph: { credit: credit.credit.coins.toString() } }),
    compute_ph:
      compute.type === 'skipped'
        ? { skipped: true, reason: compute.reason }
        : {
            skipped: false,
            success: compute.success,
            gas_fees: compute.gasFees.toString(),
            gas_used: compute.gasUsed.toString(),
            exit_code: compute.exitCode,
            vm_steps: compute.vmSteps,
          },
    ...(action && {
      action: {
        success: action.success,
        valid: action.valid,
        no_funds: action.noFunds,
        result_code: action.resultCode,
        tot_actions: action.totalActions,
        spec_actions: action.specActions,
        skipped_actions: action.skippedActions,
        msgs_created: action.messagesCreated,
        total_fwd_fees: (action.totalFwdFees ?? 0n).toString(),
        total_action_fees: (action.totalActionFees ?? 0n).toString(),
      },
    }),
  };
}
