/** Things to do about a record: tick off, add. */
import { useState } from 'react';
import type { RecordKind, TaskView } from '../../api/bindings.gen';
import { write } from '../../api/mutations';
import { DueCell } from '../../components/DateCell';
import { Section } from '../../components/Section';
import { t } from '../../i18n';
import { toastFailure, toastWritten } from '../../shell/undo';
import { ids } from '../../testids';

async function tick(task: TaskView): Promise<void> {
  const done = task.done_at === null;
  try {
    const { op } = await write('task_done', { id: task.id, done });
    toastWritten(t(done ? 'task.done' : 'task.reopened', { title: task.title }), op);
  } catch (error) {
    toastFailure(error);
  }
}

export function TaskLine({ task }: { task: TaskView }) {
  const done = task.done_at !== null;
  return (
    <label className={done ? 'task done' : 'task'} data-testid={ids.task}>
      <input type="checkbox" className="tickbox" checked={done} onChange={() => void tick(task)} />
      <span className="cut">{task.title}</span>
      {task.due_at !== null && !done && <DueCell at={task.due_at} />}
    </label>
  );
}

export function Tasks(props: { subject: { kind: RecordKind; id: string }; tasks: readonly TaskView[] }) {
  const { subject, tasks } = props;
  const [title, setTitle] = useState('');
  const add = async () => {
    if (title.trim() === '') return;
    try {
      const { op } = await write('task_add', {
        title: title.trim(),
        subject_kind: subject.kind,
        subject_id: subject.id,
      });
      setTitle('');
      toastWritten(t('task.added'), op);
    } catch (error) {
      toastFailure(error);
    }
  };
  return (
    <Section title={t('task.title')}>
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
      <input
        className="input"
        data-testid={ids.taskInput}
        placeholder={t('task.placeholder')}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void add();
        }}
      />
    </Section>
  );
}
