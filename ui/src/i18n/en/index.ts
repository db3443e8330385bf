import type zhCN from '../zh-CN';
import grid from './grid';
import lists from './lists';
import shell from './shell';
import values from './values';

const en: Record<keyof typeof zhCN, string> = { ...shell, ...grid, ...lists, ...values };
export default en;
