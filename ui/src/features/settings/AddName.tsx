import { useState } from 'react';

/** One line that adds something by its name. */
export function AddName(props: { placeholder: string; testid: string; onAdd: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <input
      className="input"
      data-testid={props.testid}
      placeholder={props.placeholder}
      value={name}
      onChange={(event) => setName(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing || name.trim() === '') return;
        props.onAdd(name.trim());
        setName('');
      }}
    />
  );
}
