/** Names of columns, said what they are; nothing where there are none. */
export function Names({ title, names }: { title: string; names: string }) {
  if (names === '') return null;
  return (
    <p>
      <span className="muted">{title}</span> <span className="selectable">{names}</span>
    </p>
  );
}
