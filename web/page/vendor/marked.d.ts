export { Marked } from 'marked';
