/** Line icons of the navigation, 16 by 16. */
const PATHS = {
  today: 'M2.5 7 8 2.5 13.5 7v6.5h-4V9h-3v4.5h-4z',
  customers: 'M8 7.9a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4M2.8 13.5c.6-2.9 2.6-4.3 5.2-4.3s4.6 1.4 5.2 4.3',
  orders: 'M3 2.5h10v11l-2-1.3-1.5 1.3L8 12.2l-1.5 1.3L5 12.2l-2 1.3zM5.5 6h5M5.5 9h5',
  returns: 'M3 5.5h7.5a3 3 0 0 1 0 6H5M5.5 3 3 5.5 5.5 8',
  complaints: 'M2.5 3h11v8H8l-3 2.5V11H2.5zM8 5.2v2.6M8 9.3v.2',
  bills: 'M3.5 2.5h9v11h-9zM5.8 5l2.2 2.8L10.2 5M8 7.8v3.7M6 9h4',
  imports: 'M8 2.5v7M5 7l3 3 3-3M2.5 10.5v3h11v-3',
  exports: 'M8 10V3M5 5.5l3-3 3 3M2.5 10.5v3h11v-3',
  formats: 'M2.5 2.5h11v11h-11zM2.5 6h11M6.2 6v7.5M8.6 8.6h2.6M8.6 11h2.6',
  history: 'M3.2 5.2A5.5 5.5 0 1 1 2.5 8M3 2.5v3h3M8 5v3.3l2.2 1.4',
  settings:
    'M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4M8 2.3v2M8 11.7v2M2.3 8h2M11.7 8h2M4 4l1.4 1.4M10.6 10.6 12 12M4 12l1.4-1.4M10.6 5.4 12 4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden>
      <path d={PATHS[name]} />
    </svg>
  );
}
