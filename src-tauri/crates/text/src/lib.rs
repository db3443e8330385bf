//! Chinese text: normalisation, pinyin, addresses, masks, search terms
