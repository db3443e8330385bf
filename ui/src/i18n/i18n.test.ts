import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type {
  BillChannel,
  BillDirection,
  BillKind,
  BillLedger,
  BillState,
  ComplaintActionCode,
  ComplaintChannel,
  ComplaintKind,
  ComplaintStatus,
  Decision,
  Dispute,
  DisputeStage,
  EntryKind,
  ErrorCode,
  Funds,
  Goods,
  Headline,
  OrderStatus,
  PhoneKind,
  Reason,
  Replacement,
  RepairStep,
  ReturnActionCode,
  ReturnFlag,
  ReturnKind,
  Severity,
} from '../api/bindings.gen';
import en from './en';
import zhCN from './zh-CN';

/** A code that the wire may send and that has no words fails the type check here. */
type Named<G extends string, C extends string> = Record<`${G}.${C}`, string>;
zhCN satisfies Named<'order_status', OrderStatus> &
  Named<'return_kind', ReturnKind> &
  Named<'return_headline', Headline> &
  Named<'return_flag', ReturnFlag> &
  Named<'reason', Reason> &
  Named<'decision', Decision> &
  Named<'goods', Goods> &
  Named<'funds', Funds> &
  Named<'replacement', Replacement> &
  Named<'dispute', Dispute> &
  Named<'repair_step', RepairStep> &
  Named<'dispute_stage', DisputeStage> &
  Named<'entry_kind', EntryKind> &
  Named<'return_do' | 'return_did', ReturnActionCode> &
  Named<'complaint_do' | 'complaint_did', ComplaintActionCode> &
  Named<'complaint_kind', ComplaintKind> &
  Named<'complaint_state', ComplaintStatus> &
  Named<'severity', Severity> &
  Named<'bill_state', BillState> &
  Named<'bill_channel', BillChannel> &
  Named<'bill_ledger', BillLedger> &
  Named<'bill_direction', BillDirection> &
  Named<'bill_kind', BillKind> &
  Named<'channel', ComplaintChannel> &
  Named<'phone_kind', PhoneKind> &
  Named<'error', ErrorCode>;

function holes(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').toSorted();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

describe('words', () => {
  it('are complete in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zhCN).toSorted());
    const empty = [...Object.entries(zhCN), ...Object.entries(en)].filter(([, text]) => text.trim() === '');
    expect(empty, 'an empty text shows a person nothing').toEqual([]);
  });

  it('have the same holes in both languages', () => {
    for (const [key, text] of Object.entries(zhCN)) {
      expect(holes(en[key as keyof typeof en]), `holes of ${key}`).toEqual(holes(text));
    }
  });

  it('leave no English inside the Chinese ones, but names and units', () => {
    const foreign = Object.entries(zhCN).filter(([, text]) =>
      /[a-z]{3,}/.test(text.replace(/\{\w+\}/g, '').replace(/xlsx?|Excel|csv|png|jpeg|webp|gif/g, '')),
    );
    expect(foreign.map(([key]) => key).filter((key) => !key.startsWith('platform.'))).toEqual([]);
  });

  it('stand nowhere else: no Chinese in the source outside i18n', () => {
    const root = join(import.meta.dirname, '..');
    const strays = sources(root)
      .filter((path) => !path.includes(`${root}/i18n/`) && !path.endsWith('bindings.gen.ts'))
      .filter((path) => /[\u4e00-\u9fff]/.test(readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')))
      .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('.test.tsx'));
    expect(strays).toEqual([]);
  });
});
