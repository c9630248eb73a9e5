/** Every language by its code, and its own name; its texts are in the file of that code. @type {Record<string, string>} */
export default {
  en: 'English',
  de: 'Deutsch',
  pt: 'Português',
};
