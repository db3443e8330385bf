import { Drawer } from '../../components/Drawer';
import { useCloseRecord } from '../../shell/navigation';

export default function ReturnCard({ id }: { id: string }) {
  return (
    <Drawer title={id} onClose={useCloseRecord()}>
      {id}
    </Drawer>
  );
}
