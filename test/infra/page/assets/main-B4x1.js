document.title = 'a page';
