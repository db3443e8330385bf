import type { ReactNode } from 'react';
import type { ColumnView, CommandName, Commands, ListQuery, Page } from '../../api/bindings.gen';

export interface RowBase {
  id: string;
}

/** The commands that answer with a page of rows. */
export type ListCommand = {
  [C in CommandName]: Commands[C]['response'] extends Page<RowBase> ? C : never;
}[CommandName];

export type RowOf<C extends ListCommand> = Commands[C]['response']['rows'][number];

/** How a list draws one of its columns where the column's kind does not say enough. */
export interface CellSpec<R> {
  /** Pixels that it likes to have; columns share what the window has in this proportion. */
  width?: number;
  /** Pixels below which its values are cut. */
  least?: number;
  /** Where the window is too narrow for all, the column with the most of it is left out first. */
  spare?: number;
  render?: (row: R) => ReactNode;
  /** What copying and "filter by this value" take; the raw value otherwise. */
  text?: (row: R) => string;
  /** The group of `i18n` that names this column's codes. */
  codes?: string;
  /** Its codes are words without a frame around them. */
  bare?: true;
}

/** A column ready to be drawn: the server's description joined with the list's own cell. */
export interface GridColumn<R> extends Omit<ColumnView, 'title_zh' | 'title_en'> {
  title: string;
  width: number;
  least: number;
  /** Somebody gave it its width: it neither shrinks nor grows. */
  fixed: boolean;
  codes: string | null;
  render: (row: R) => ReactNode;
  text: (row: R) => string;
}

/** What a list shows; the same object is asked for rows and handed to an export. */
export type Query = ListQuery;
