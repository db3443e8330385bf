import { Drawer } from '../../components/Drawer';
import { useCloseRecord } from '../../shell/navigation';

export default function CustomerCard({ id }: { id: string }) {
  return (
    <Drawer title={id} onClose={useCloseRecord()}>
      {id}
    </Drawer>
  );
}
