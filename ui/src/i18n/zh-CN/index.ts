import actions from './actions';
import bills from './bills';
import cases from './cases';
import desk from './desk';
import files from './files';
import formats from './formats';
import grid from './grid';
import lists from './lists';
import out from './out';
import shell from './shell';
import values from './values';
import welcome from './welcome';

export default {
  ...shell,
  ...grid,
  ...lists,
  ...cases,
  ...bills,
  ...actions,
  ...files,
  ...formats,
  ...out,
  ...desk,
  ...values,
  ...welcome,
};
