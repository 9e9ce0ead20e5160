{
  # CMakeLists.txt is the only native definition. This hands over to it, for node-gyp and for prebuildify. The second
  # output is never made, so the action always runs; scripts/build.js itself knows whether there is anything to do.
  'targets': [
    {
      'target_name': 'tsml',
      'type': 'none',
      'actions': [
        {
          'action_name': 'cmake',
          'message': 'Building tsml with CMake',
          'inputs': ['CMakeLists.txt'],
          'outputs': ['<(PRODUCT_DIR)/tsml.node', '<(PRODUCT_DIR)/always-runs'],
          'action': ['node', 'scripts/build.js', '--native-only', '--copy-to', '<(PRODUCT_DIR)'],
        },
      ],
    },
  ],
}
