/** Search over everything, and the way to every place: results while typing, best first. */
import { navigate } from '../route/location';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Hit } from '../../api/bindings.gen';
import { read } from '../../api/queries';
import { t } from '../../i18n';
import { ids } from '../../testids';
import { useOpenHit } from './open';
import { HitLine, PlaceLine } from './lines';
import { PLACES, SETTINGS } from '../places';
import type { NavPlace } from '../places';
import { closePalette } from './state';
import { useChoice } from './useChoice';

type Line = { kind: 'hit'; hit: Hit } | { kind: 'place'; place: NavPlace };

function useLines(text: string): { lines: Line[]; asked: boolean; cut: boolean } {
  const wanted = useDeferredValue(text.trim());
  const { data } = useQuery({
    ...read('search', { text: wanted, limit: 30 }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const hits = wanted === '' ? [] : (data?.hits ?? []);
  const places = [...PLACES, SETTINGS].filter(
    ({ label }) => wanted === '' || t(label).toLowerCase().includes(wanted.toLowerCase()),
  );
  const lines: Line[] = [
    ...hits.map((hit) => ({ kind: 'hit' as const, hit })),
    ...places.map((place) => ({ kind: 'place' as const, place })),
  ];
  return { lines, asked: wanted !== '' && data !== undefined, cut: wanted !== '' && data?.cut === true };
}

export default function Palette() {
  const ref = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const { lines, asked, cut } = useLines(text);
  const run = useRun();
  const { at, list, onKeyDown, toFirst } = useChoice(lines.length, (index) => {
    const line = lines[index];
    if (line !== undefined) run(line);
  });
  useEffect(() => {
    const box = ref.current;
    box?.showModal();
    box?.querySelector('input')?.focus();
    return () => box?.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className="palette"
      aria-label={t('search.title')}
      onCancel={closePalette}
      onPointerDown={(event) => {
        if (event.target === ref.current) closePalette();
      }}
      onKeyDown={onKeyDown}
    >
      <input
        className="palette-input"
        data-testid={ids.searchInput}
        placeholder={t('search.hint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          toFirst();
        }}
      />
      <Results lines={lines} at={at} list={list} run={run} />
      {cut && <p className="palette-none">{t('search.cut')}</p>}
      {asked && !lines.some(({ kind }) => kind === 'hit') && (
        <p className="palette-none">
          {t('search.none', { text: text.trim() })}
          <small>{t('search.none_hint')}</small>
        </p>
      )}
    </dialog>
  );
}

function useRun() {
  const openHit = useOpenHit();
  return (line: Line) => {
    closePalette();
    if (line.kind === 'hit') openHit(line.hit);
    else navigate({ to: line.place.path });
  };
}

function Results(props: {
  lines: Line[];
  at: number;
  list: RefObject<HTMLDivElement | null>;
  run: (line: Line) => void;
}) {
  const { lines, at, list, run } = props;
  return (
    <div ref={list} className="palette-list" role="listbox" aria-label={t('search.results')}>
      {lines.map((line, index) =>
        line.kind === 'hit' ? (
          <HitLine key={line.hit.id} hit={line.hit} on={index === at} run={() => run(line)} />
        ) : (
          <PlaceLine key={line.place.path} place={line.place} on={index === at} run={() => run(line)} />
        ),
      )}
    </div>
  );
}
