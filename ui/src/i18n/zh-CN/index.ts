import grid from './grid';
import lists from './lists';
import shell from './shell';
import values from './values';

export default { ...shell, ...grid, ...lists, ...values };
