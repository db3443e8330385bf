import { useState } from 'react';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What can be done here, at the end of the heading. */
  end?: ReactNode;
  children: ReactNode;
}

export function Section({ title, end, children }: Props) {
  return (
    <section className="section">
      <h3>
        {title}
        {end !== undefined && <span className="section-end">{end}</span>}
      </h3>
      {children}
    </section>
  );
}

/** A section that is read only when it is opened. */
export function FoldedSection(props: { title: string; testid?: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <section className="section">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          data-testid={props.testid}
          onClick={() => setOpen((now) => !now)}
        >
          {open ? '▾' : '▸'} {props.title}
        </button>
      </h3>
      {open && props.children()}
    </section>
  );
}
